export { findSession, hashToken, type SessionRow } from './sessions.repo.ts';

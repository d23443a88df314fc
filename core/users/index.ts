export { identifyApprover } from './approve.ts';
export { firstEntries } from './audit.repo.ts';
export { callingTill } from './calling-till.ts';
export { openSession } from './open-session.ts';
export { hashPin } from './pin-hash.ts';
export { isWeakPin } from './pin-rules.ts';
export { findSession, hashToken, isSessionOpen, type SessionRow, touchSession } from './sessions.repo.ts';
export { nameFirstTill, tillNames } from './tills.repo.ts';
export { hasUsers, insertUser, listAllUsers, writeTrainingPins } from './users.repo.ts';

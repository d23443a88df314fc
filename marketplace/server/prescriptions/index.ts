export { attachPrescriptions, deleteOld, hasPrescription } from './prescriptions.repo.ts';

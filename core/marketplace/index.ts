export { noteNewlyNear } from './note-newly-near.ts';

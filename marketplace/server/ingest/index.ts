export { drawSizes } from './draw-picture.ts';
export { dropUnusedPictures, readPicture } from './ingest.repo.ts';

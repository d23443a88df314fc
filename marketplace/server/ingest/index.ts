export { drawSizes } from './draw-picture.ts';
export { dropUnusedPictures } from './ingest.repo.ts';

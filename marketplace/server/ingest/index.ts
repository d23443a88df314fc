export { drawSizes } from './draw-picture.ts';
export { dropUnusedPictures, lockShopListings, readPicture } from './ingest.repo.ts';

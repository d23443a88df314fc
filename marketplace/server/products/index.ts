export { categoryRows, countOffers, dropPictures, takePictures } from './products.repo.ts';
export { settleProducts } from './settle-products.ts';

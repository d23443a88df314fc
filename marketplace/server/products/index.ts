export { categoryRows, countOffers, takePictures } from './products.repo.ts';
export { settleProducts } from './settle-products.ts';

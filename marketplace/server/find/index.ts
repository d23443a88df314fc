export { productRows, shopRows } from './cards.repo.ts';
export { productCard, shopCard } from './cards.ts';
export { momentOf } from './moment.ts';
export { forgetTexts } from './text-memory.ts';

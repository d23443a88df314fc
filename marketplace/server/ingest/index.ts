export { drawSizes } from './draw-picture.ts';

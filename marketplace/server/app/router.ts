/** Every procedure of the marketplace, bound to its area. */
export const marketRouter = {};

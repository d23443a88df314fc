import { z } from 'zod';

/** The fields of a StockBand in what the API answers; apart from its rules, which pages take without the library that checks answers. */
export const stockBandShape = { left: z.int(), isMore: z.boolean() };

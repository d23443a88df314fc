import type { Workers } from '../jobs/boss-jobs.ts';

/** Work of areas that are not there yet. */
export const noWork: Pick<Workers, 'recommend'> = {
  recommend: async () => undefined,
};

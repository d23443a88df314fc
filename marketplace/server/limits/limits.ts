/** Counts calls of one caller; shared by all nodes where Redis is there. */
export type Limits = {
  /** Counts one call under `key`; answers the seconds to wait when more than `most` came within `windowMs`, or 0. */
  take(key: string, most: number, windowMs: number): Promise<number>;
  close(): Promise<void>;
};

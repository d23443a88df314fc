import type { ReactNode } from 'react';
import ui from './ui.module.css';
import { useRested } from './use-rested.ts';

/** Something that comes up under the finger that pressed what stood there before, and is not meant by a second press without a pause. */
export function Rested({ children }: { children: ReactNode }) {
  const isRested = useRested();
  return <div className={isRested ? undefined : ui.resting}>{children}</div>;
}

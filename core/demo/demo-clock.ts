import type { Clock, Ids } from '../ports/ports.ts';
import type { Random } from './random.ts';

/** A clock that the generator moves through the past. */
export type DemoClock = Clock & { set(at: number): void };

/** Stands at `at` (UTC ms) until it is moved. */
export function demoClock(at: number): DemoClock {
  let current = at;
  return {
    now: () => current,
    set: (value) => {
      current = value;
    },
  };
}

/** UUIDv7s (RFC 9562) of the clock's time, the same for the same seed. */
export function demoIds(clock: Clock, random: Random): Ids {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  const part = (digits: number) => hex(random.between(0, 16 ** digits - 1), digits);
  return {
    next() {
      const time = hex(clock.now(), 12);
      const variant = hex(random.between(8, 11), 1);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-${variant}${part(3)}-${part(6)}${part(6)}`;
    },
  };
}

import { useEffect, useState } from 'react';
import { useServerAhead } from '../api/server-clock.ts';

const MINUTE_MS = 60_000;

/** The time by the server's clock in UTC ms, new at every turn of the minute. */
export function useMinute(): number {
  const ahead = useServerAhead();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), MINUTE_MS - ((now + ahead) % MINUTE_MS) + 20);
    return () => clearTimeout(timer);
  }, [now, ahead]);
  return now + ahead;
}

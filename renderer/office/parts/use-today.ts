import { useQuery } from '@tanstack/react-query';
import { type BusinessDay, businessDayOf } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';

/** The shop's settings; undefined until they are read. */
export function useSettings() {
  return useQuery(orpc.settings.get.queryOptions({ input: {} })).data;
}

const dayNow = (startHour: number) => businessDayOf(serverNow(), startHour);

/** The business day now, by the shop's own start of the day. */
export function useToday(): BusinessDay {
  return dayNow(useSettings()?.counter.dayStartHour ?? 0);
}

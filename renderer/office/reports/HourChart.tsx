import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { formatHour } from '../parts/day-text.ts';
import css from '../parts/office.module.css';

type Props = {
  hours: readonly { hour: number; net: number; previousNet: number }[];
  onHour: (hour: number) => void;
};

/** Money taken per hour, this day beside the same weekday a week before; a click opens the hour's receipts. */
export function HourChart({ hours, onHour }: Props) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const data = hours.map(({ hour, net, previousNet }) => ({
    hour,
    net: net / 100,
    before: previousNet / 100,
  }));
  const money = (value: unknown) => format.taka(paisa(Math.round(Number(value) * 100)));
  return (
    <div>
      <ResponsiveContainer width="100%" height={236}>
        <BarChart
          data={data}
          barGap={1}
          margin={{ top: 4, right: 4, bottom: 0, left: 8 }}
          onClick={(state) => {
            const hour = data[Number(state.activeTooltipIndex)]?.hour;
            if (hour !== undefined) onHour(hour);
          }}
          style={{ cursor: 'pointer' }}
        >
          <CartesianGrid vertical={false} stroke="var(--dk-line)" />
          <XAxis
            dataKey="hour"
            tickFormatter={(hour: number) => format.digits(String(hour % 12 || 12))}
            stroke="var(--dk-muted)"
            tickLine={false}
            interval={0}
          />
          <YAxis
            tickFormatter={(value: number) => format.taka(paisa(Math.round(value * 100)))}
            stroke="var(--dk-muted)"
            tickLine={false}
            axisLine={false}
            width={84}
          />
          <Tooltip
            cursor={{ fill: 'var(--dk-sunken)' }}
            contentStyle={{
              background: 'var(--dk-surface)',
              border: '1px solid var(--dk-line)',
              borderRadius: 8,
            }}
            labelFormatter={(hour) => formatHour(Number(hour), format.language)}
            formatter={(value) => money(value)}
          />
          <Bar
            dataKey="before"
            name={t('hours.before')}
            fill="var(--dk-line-strong)"
            isAnimationActive={false}
          />
          <Bar dataKey="net" name={t('hours.thisDay')} fill="var(--dk-go)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      {/* The library's own legend has English names for screen readers. */}
      <ul className={css.legend}>
        <li>{t('hours.before')}</li>
        <li data-tone="go">{t('hours.thisDay')}</li>
      </ul>
    </div>
  );
}

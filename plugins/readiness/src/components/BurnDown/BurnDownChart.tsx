import { BurnDownPoint } from 'backstage-plugin-readiness-common';
import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useWords } from '../../hooks/useWords';
import { budgetWords } from '../../words/budgetWords';

const HEIGHT = 220;

/** Windows up to this long are read by the hour, in milliseconds. */
const SHORT = 2 * 86_400_000;

/** A line that goes down from a full budget; a gap where nothing is known, and a mark where nothing is left. @internal */
export const BurnDownChart = (props: {
  title: string;
  points: readonly BurnDownPoint[];
}) => {
  const { title, points } = props;
  const { palette } = useTheme();
  const words = useWords();
  const { t, formats } = words;
  const data = points.map(({ at, budgetRemaining }) => ({
    at: Date.parse(at),
    left: budgetRemaining,
  }));
  const span = data[data.length - 1].at - data[0].at;
  const tick = (at: number) => {
    const instant = new Date(at).toISOString();
    return span <= SHORT ? formats.time(instant) : formats.date(instant);
  };
  return (
    <div role="img" aria-label={t('slo.burnDownAria', { title })}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={data}
          accessibilityLayer={false}
          margin={{ top: 12, right: 16, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={tick}
            minTickGap={48}
            stroke={palette.text.secondary}
          />
          <YAxis
            domain={[low => Math.min(0, low), high => Math.max(1, high)]}
            tickFormatter={formats.signedShare}
            width={56}
            stroke={palette.text.secondary}
          />
          <Tooltip
            labelFormatter={at =>
              formats.instant(new Date(Number(at)).toISOString())
            }
            formatter={left => [
              budgetWords(words, typeof left === 'number' ? left : null),
              t('slo.budget'),
            ]}
            contentStyle={{ background: palette.background.paper }}
          />
          <ReferenceLine
            y={0}
            stroke={palette.text.primary}
            strokeDasharray="4 3"
            label={{
              value: t('slo.burnDownNothingLeft'),
              position: 'insideBottomLeft',
              fill: palette.text.primary,
            }}
          />
          <Line
            dataKey="left"
            stroke={palette.primary.main}
            strokeWidth={2}
            dot={false}
            connectNulls={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
};

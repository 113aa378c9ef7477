import { Trend } from 'backstage-plugin-readiness-common';
import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useWords } from '../../hooks/useWords';
import { TrendSeries } from './trendSeries';

const HEIGHT = 260;

/** Lines differ by dashes too, not by colour alone. */
const DASHES = ['1 0', '8 3', '4 4', '2 3', '10 3 2 3'];

/** A line for each series and a mark for each revision. @internal */
export const TrendChart = (props: {
  title: string;
  trend: Trend;
  series: readonly TrendSeries[];
}) => {
  const { title, trend, series } = props;
  const { palette } = useTheme();
  const { t, formats } = useWords();
  const colours = [
    palette.text.secondary,
    palette.primary.main,
    palette.warning.dark,
    palette.success.dark,
    palette.error.dark,
  ];
  const data = trend.points.map(({ day }, index) => ({
    day,
    ...Object.fromEntries(
      series.map(({ values }, line) => [`line${line}`, values[index]]),
    ),
  }));
  return (
    <div role="img" aria-label={t('trend.aria', { title })}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={data} accessibilityLayer={false}>
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={formats.date}
            minTickGap={48}
            stroke={palette.text.secondary}
          />
          <YAxis
            allowDecimals={false}
            width={40}
            stroke={palette.text.secondary}
          />
          <Tooltip
            labelFormatter={day => formats.date(String(day))}
            contentStyle={{ background: palette.background.paper }}
          />
          <Legend itemSorter={null} />
          {trend.revisions.map(({ day, revision }) => (
            <ReferenceLine
              key={revision}
              x={day}
              stroke={palette.text.primary}
              strokeDasharray="2 2"
              label={{ value: revision, position: 'insideTopLeft' }}
            />
          ))}
          {series.map(({ name }, line) => (
            <Line
              key={name}
              name={name}
              dataKey={`line${line}`}
              stroke={colours[line % colours.length]}
              strokeDasharray={DASHES[line % DASHES.length]}
              strokeWidth={2}
              dot={false}
              legendType="plainline"
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
};

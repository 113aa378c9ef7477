import { Trend } from 'backstage-plugin-readiness-common';
import { Translate } from '../../hooks/useWords';

/** One line of a chart: its name, and its figure for each point of the trend. @internal */
export interface TrendSeries {
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * The lines of a trend. A standard has one for each level, "at least" that level, so that lines never cross.
 * @internal
 */
export function trendSeries(t: Translate, trend: Trend): TrendSeries[] {
  return trend.subjectKind === 'standard'
    ? standardSeries(t, trend)
    : capabilitySeries(t, trend);
}

function standardSeries(t: Translate, { points, levels }: Trend) {
  const atLeast = (rank: number) =>
    points.map(({ byRank = [] }) =>
      byRank.slice(rank).reduce((sum, count) => sum + count, 0),
    );
  return [
    { name: t('standard.all'), values: atLeast(0) },
    ...(levels ?? []).map((level, index) => ({
      name: t('standard.atLeast', { level }),
      values: atLeast(index + 1),
    })),
  ];
}

function capabilitySeries(t: Translate, { points }: Trend) {
  return [
    { name: t('trend.total'), values: points.map(point => point.total ?? 0) },
    {
      name: t('trend.adopted'),
      values: points.map(point => point.adopted ?? 0),
    },
    {
      name: t('trend.unknown'),
      values: points.map(point => point.unknown ?? 0),
    },
  ];
}

import {
  ExemptionDebt,
  ExemptionDebtFigures,
} from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Translate, useWords } from '../../hooks/useWords';
import { daysWords } from '../../words/daysWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { TeamLink } from '../TeamLink';

type Slices =
  | { by: 'team'; rows: ExemptionDebt['byTeam'] }
  | { by: 'check'; rows: ExemptionDebt['byCheck'] };

interface Slice {
  key: string;
  name: string;
  heading: ReactNode;
  /** What asks the list for these; absent where nothing asks for exactly these. */
  narrowing?: Readonly<Record<string, string>>;
  figures: ExemptionDebtFigures;
}

/** The debt of each team or check, the largest first, each leading to its exemptions. @internal */
export const DebtTable = (props: Slices) => {
  const words = useWords();
  const { t, formats } = words;
  const [params] = useSearchParams();
  const days = (value: number | null) =>
    value === null ? '–' : daysWords(words, value);
  return (
    <FigureTable
      label={t(props.by === 'team' ? 'debt.byTeam' : 'debt.byCheck')}
      columns={[
        { title: t(props.by === 'team' ? 'debt.team' : 'debt.check') },
        { title: t('debt.exemptions'), numeric: true },
        { title: t('debt.entities'), numeric: true },
        { title: t('debt.ending'), numeric: true },
        { title: t('debt.renewed'), numeric: true },
        { title: t('debt.median'), oneLine: true },
        { title: t('debt.oldest'), oneLine: true },
      ]}
      rows={slicesOf(t, props).map(slice => ({
        key: slice.key,
        cells: [
          slice.heading,
          <CountLink
            key="exemptions"
            count={slice.figures.exemptions}
            to={slice.narrowing && searchOf(params, slice.narrowing)}
            label={slice.name}
          />,
          formats.number(slice.figures.entities),
          formats.number(slice.figures.endingIn14Days),
          formats.number(slice.figures.renewed),
          days(slice.figures.medianAgeDays),
          days(slice.figures.oldestAgeDays),
        ],
      }))}
    />
  );
};

function slicesOf(t: Translate, slices: Slices): Slice[] {
  const found: Slice[] =
    slices.by === 'team'
      ? slices.rows.map(({ team, ...figures }) => ({
          key: team ?? 'none',
          name: team ?? t('standard.noTeam'),
          heading: team ? <TeamLink entityRef={team} /> : t('standard.noTeam'),
          narrowing: team === null ? undefined : { owner: team },
          figures,
        }))
      : slices.rows.map(({ standard, checkId, title, ...figures }) => ({
          key: `${standard} ${checkId}`,
          name: title,
          heading: title,
          narrowing: { standard, check: checkId },
          figures,
        }));
  return found.sort((a, b) => b.figures.exemptions - a.figures.exemptions);
}

/** The approved ones of a slice, with the filters of this page. */
function searchOf(
  params: URLSearchParams,
  narrowing: Readonly<Record<string, string>>,
): string {
  const next = new URLSearchParams(params);
  next.delete('cursor');
  Object.entries({ ...narrowing, state: 'approved' }).forEach(([name, value]) =>
    next.set(name, value),
  );
  return `?${next}`;
}

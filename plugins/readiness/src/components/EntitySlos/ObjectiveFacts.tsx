import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { useWords, Words } from '../../hooks/useWords';
import { FigureList } from '../FigureList';

/** How it is counted, over what, from what, and where that is written. @internal */
export const ObjectiveFacts = (props: { objective: SloObjectiveView }) => {
  const { objective } = props;
  const { windowStart, windowEnd, countedUntil, document } = objective;
  const words = useWords();
  const { t, formats } = words;
  return (
    <FigureList
      figures={[
        { name: t('slo.method'), value: t(`slo.methods.${objective.method}`) },
        {
          name: t('slo.window'),
          value: t('slo.windowRange', {
            start: formats.instant(windowStart),
            end: formats.instant(windowEnd),
          }),
        },
        {
          name: t('slo.countedUntil'),
          value:
            countedUntil === null
              ? t('slo.notKnown')
              : formats.instant(countedUntil),
        },
        { name: t('slo.counts'), value: countWords(words, objective) },
        { name: t('slo.consumed'), value: consumedWords(words, objective) },
        { name: t('slo.coverage'), value: coverageWords(words, objective) },
        { name: t('sloGate.label'), value: metWords(words, objective) },
        {
          name: t('slo.document'),
          value: (
            <code>
              {t('slo.documentPlace', {
                file: document.file,
                line: String(document.line),
              })}
            </code>
          ),
        },
      ]}
    />
  );
};

function countWords(
  { t, formats }: Words,
  { counts }: SloObjectiveView,
): string {
  const { unit, bad, total } = counts;
  return bad === null || total === null
    ? t('slo.notKnown')
    : t(`slo.countsOf.${unit}`, {
        bad: formats.number(bad),
        total: formats.number(total),
      });
}

function consumedWords(
  { t, formats }: Words,
  { budgetConsumed }: SloObjectiveView,
): string {
  return budgetConsumed === null
    ? t('slo.notKnown')
    : formats.signedShare(budgetConsumed);
}

function coverageWords(
  { t, formats }: Words,
  { coverage }: SloObjectiveView,
): string {
  return coverage < 1
    ? t('slo.coverageNote', { share: formats.preciseShare(coverage) })
    : t('slo.coverageFull');
}

function metWords({ t }: Words, { met }: SloObjectiveView): string {
  if (met === null) {
    return t('slo.metUnknown');
  }
  return t(met ? 'slo.gateMet' : 'slo.gateNotMet');
}

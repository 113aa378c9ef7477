import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { useWords, Words } from '../../hooks/useWords';
import {
  asOf,
  attainmentWords,
  budgetTime,
  exhaustionWords,
} from '../../words/budgetWords';
import { FigureList } from '../FigureList';
import { SloAlertLabel } from '../SloAlertLabel';

/** What a person asks first: target, attainment, what is left as time, how long it lasts, and whether to act now. @internal */
export const ObjectiveFigures = (props: { objective: SloObjectiveView }) => {
  const { objective } = props;
  const words = useWords();
  const { t, formats } = words;
  const time = budgetTime(words, objective);
  return (
    <FigureList
      figures={[
        { name: t('slo.target'), value: formats.ratio(objective.target) },
        { name: t('slo.attainment'), value: attainmentOf(words, objective) },
        ...(time === null ? [] : [{ name: t('slo.timeLabel'), value: time }]),
        ...(objective.budgetRemaining === null
          ? []
          : [
              {
                name: t('slo.exhaustion'),
                value: exhaustionWords(words, objective),
              },
            ]),
        {
          name: t('sloAlert.label'),
          value: <SloAlertLabel alert={objective.alert ?? 'none'} />,
        },
        { name: t('slo.window'), value: objective.window },
      ]}
    />
  );
};

/** Figures that are old say so themselves. */
function attainmentOf(words: Words, objective: SloObjectiveView): string {
  const { state, attainment, countedUntil } = objective;
  const attained = attainmentWords(words, objective);
  return state === 'stale' && attainment !== null && countedUntil !== null
    ? `${attained}, ${asOf(words, countedUntil)}`
    : attained;
}

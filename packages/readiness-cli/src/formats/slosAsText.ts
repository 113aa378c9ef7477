import { ObjectiveStatus } from 'backstage-readiness-core';
import { CheckedObjective, SloReport } from '../slo/types';
import { problemsAsText } from './problemsAsText';
import {
  budgetInWords,
  burnRatesInWords,
  countsInWords,
  durationInWords,
  nameInWords,
  ratioInWords,
  stateInWords,
  worstObjectivesFirst,
} from './sloWords';
import { countInWords, oneLine } from './words';

/**
 * The report for people at a terminal, worst first.
 * @internal
 */
export function slosAsText({ objectives, problems }: SloReport): string {
  const names = new Set(objectives.map(({ definition }) => definition.name));
  return [
    ...worstObjectivesFirst(objectives).map(objectiveAsText),
    ...problemsAsText(problems),
    `${countInWords(objectives.length, 'objective')} of ${countInWords(
      names.size,
      'SLO',
    )}: ${countsInWords(objectives) || 'none'}`,
  ].join('\n\n');
}

function objectiveAsText(checked: CheckedObjective): string {
  const { definition, status, warnings } = checked;
  return [
    `${stateInWords(checked).toLocaleUpperCase('en-US')}  ${oneLine(
      nameInWords(checked),
    )} (service ${oneLine(definition.service)})`,
    ...[
      oneLine(status.reason),
      ...figuresOf(status),
      ...warnings.map(asWarning),
    ].map(line => `  ${line}`),
  ].join('\n');
}

function figuresOf(status: ObjectiveStatus): string[] {
  const { attainment, secondsToExhaustion } = status;
  if (attainment === null) {
    return [];
  }
  return [
    `Target ${ratioInWords(status.target)}, attained ${ratioInWords(
      attainment,
    )}; budget left: ${budgetInWords(status)}`,
    `Burn rate: ${burnRatesInWords(status)}`,
    ...(secondsToExhaustion === null || secondsToExhaustion <= 0
      ? []
      : [
          `At the rate of the last hour nothing is left in ${durationInWords(
            secondsToExhaustion,
          )}`,
        ]),
    ...alertsOf(status),
    ...(status.coverage < 1
      ? [`There is data for ${ratioInWords(status.coverage)} of the window`]
      : []),
  ];
}

function alertsOf({ alert, alertReasons }: ObjectiveStatus): string[] {
  return alert === null
    ? []
    : [
        [`Alert: ${alert}`, ...alertReasons.map(oneLine).slice(0, 5)].join(
          ', ',
        ),
      ];
}

function asWarning(warning: string): string {
  return `Warning: ${oneLine(warning)}`;
}

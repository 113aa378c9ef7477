import { BudgetingMethod, SloDefinition, SloWindow } from '../../types';
import { childOrEmpty, Decoded, itemsAt, textAt } from '../decode/Decoded';
import { durationAt, secondsAt } from './durations';
import { FiledObject, ObjectIndex } from './ObjectIndex';
import { resolveAlerts } from './resolveAlerts';
import { resolveObjectives } from './resolveObjectives';
import { resolveSli } from './resolveSli';

/**
 * An SLO, ready to be read and counted, or why it cannot be although the official validator finds it valid.
 * @internal
 */
export type SloResolution =
  | { readonly kind: 'resolved'; readonly definition: SloDefinition }
  | {
      readonly kind: 'unusable';
      readonly path: string;
      readonly line: number;
      readonly reason: string;
    };

/** @internal */
export function resolveSlo(
  { file, object }: FiledObject,
  decoded: Decoded,
  index: ObjectIndex,
): SloResolution {
  const metadata = childOrEmpty(decoded, 'metadata');
  const spec = childOrEmpty(decoded, 'spec');
  const objectives = itemsAt(spec, 'objectives');
  const window = windowOf(spec);
  const unusable = whyUnusable(spec, window);
  if (unusable || !window) {
    return unusable ?? emptyWindow(spec);
  }
  const sli = resolveSli(spec, objectives, index);
  const isThreshold =
    sli.kind === 'known' && sli.definition.kind === 'threshold';
  const resolved = resolveObjectives(
    objectives,
    isThreshold ? 'threshold' : 'ratio',
  );
  const withoutLimit =
    isThreshold && resolved.find(({ threshold }) => !threshold);
  return {
    kind: 'resolved',
    definition: {
      name: object.name,
      ...textField(metadata, 'displayName'),
      ...textField(spec, 'description'),
      service: textAt(spec, 'service'),
      annotations: annotationsOf(metadata),
      method: methodOf(spec),
      window,
      objectives: resolved,
      sli: withoutLimit
        ? {
            kind: 'missing',
            reason: `Its indicator is a threshold metric, and the objective "${withoutLimit.name}" does not say what is good; give it op and value`,
          }
        : sli,
      alertConditions: resolveAlerts(spec, index),
      file,
      line: object.line,
    },
  };
}

function whyUnusable(
  spec: Decoded,
  window: SloWindow | undefined,
): Extract<SloResolution, { kind: 'unusable' }> | undefined {
  const objectives = itemsAt(spec, 'objectives');
  if (objectives.length === 0) {
    return {
      kind: 'unusable',
      path: 'spec.objectives',
      line: spec.fields.get('objectives')?.line ?? spec.line,
      reason:
        'is empty, so there is nothing to meet and the SLO is not evaluated; add an objective, such as - target: 0.999',
    };
  }
  if (!window) {
    return emptyWindow(spec);
  }
  const empty = objectives
    .map(({ fields }) => fields.get('timeSliceWindow'))
    .find(at => at && secondsAt(at) === undefined);
  return empty && methodOf(spec) !== 'Occurrences'
    ? emptyDuration(empty)
    : undefined;
}

function emptyWindow(spec: Decoded) {
  const [item = spec] = itemsAt(spec, 'timeWindow');
  return emptyDuration(item.fields.get('duration') ?? item);
}

function emptyDuration({ path, line, value }: Decoded) {
  return {
    kind: 'unusable',
    path,
    line,
    reason: `is "${String(
      value,
    )}", which has no length, so the SLO is not evaluated; write a positive number, such as 28d`,
  } as const;
}

function windowOf(spec: Decoded): SloWindow | undefined {
  const [window] = itemsAt(spec, 'timeWindow');
  const duration = durationAt(window?.fields.get('duration'));
  if (!window || !duration) {
    return undefined;
  }
  const calendar = window.fields.get('calendar');
  return calendar
    ? {
        kind: 'calendar',
        duration,
        startTime: tidyDateTime(textAt(calendar, 'startTime')),
        timeZone: textAt(calendar, 'timeZone'),
      }
    : { kind: 'rolling', duration };
}

/** The official validator lets pass one digit of an hour, more blanks and fractions of a second. */
function tidyDateTime(text: string): string {
  return text
    .replace(/[.,]\d+$/, '')
    .replace(/ +/, ' ')
    .replace(/ (\d):/, ' 0$1:');
}

function methodOf(spec: Decoded): BudgetingMethod {
  const method = textAt(spec, 'budgetingMethod');
  return method === 'Timeslices' || method === 'RatioTimeslices'
    ? method
    : 'Occurrences';
}

function textField<Name extends string>(
  parent: Decoded,
  name: Name,
): { readonly [Key in Name]?: string } {
  const text = textAt(parent, name);
  return (text === '' ? {} : { [name]: text }) as { [Key in Name]?: string };
}

function annotationsOf(metadata: Decoded): Readonly<Record<string, string>> {
  const annotations = childOrEmpty(metadata, 'annotations').fields;
  return Object.fromEntries(
    Array.from(annotations, ([key, { value }]) => [key, String(value ?? '')]),
  );
}

import { describeValue } from '../../../documents/readers';
import { didYouMean } from '../../../documents/suggest';
import { childOrEmpty, Decoded, pathOf, textAt } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { ObjectIndex } from '../resolve/ObjectIndex';

const RESERVED_PREFIX = 'openslo.com/';

/** The kind that each reference leads to. */
const REFERENCES: Readonly<Record<string, string>> = {
  indicatorRef: 'SLI',
  alertPolicyRef: 'AlertPolicy',
  conditionRef: 'AlertCondition',
  targetRef: 'AlertNotificationTarget',
};

/**
 * Warns of values that are doubtful wherever they stand in an object: loose durations, references that lead nowhere,
 * metrics of no known source, conditions that look for a slow burn, reserved annotations.
 * @internal
 */
export function warnOfValues(
  at: Decoded,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  for (const [name, field] of at.fields) {
    warnOfDuration(field, found);
    if (Object.hasOwn(REFERENCES, name) && at.shape.kind === 'record') {
      warnOfReference(field, REFERENCES[name], index, found);
    }
    warnOfValues(field, index, found);
  }
  for (const item of at.items) {
    warnOfValues(item, index, found);
  }
  if (at.shape.kind === 'record') {
    warnOfRecord(at, at.shape.name, index, found);
  }
}

function warnOfRecord(
  at: Decoded,
  name: string,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  switch (name) {
    case 'metadata':
      warnOfAnnotations(at, found);
      break;
    case 'metricSource':
      warnOfSource(at, index, found);
      break;
    case 'condition':
      warnOfOperator(at, found);
      break;
    default:
  }
}

function warnOfDuration(
  { duration, value, path, line }: Decoded,
  found: ObjectFindings,
): void {
  if (!duration || duration.unit === '') {
    return;
  }
  const { amount, unit } = duration;
  const written = String(value);
  // Of a time window and a slice it is said where the SLO turns out not to be evaluated.
  if (amount === 0 && !/^spec\.(timeWindow|objectives)\[/.test(path)) {
    found.warning(
      { path, line },
      'zero_duration',
      `is "${written}", which has no length; OpenSLO asks for a positive number, such as 28d`,
    );
  } else if (amount !== 0 && written !== `${amount}${unit}`) {
    found.warning(
      { path, line },
      'loose_duration',
      `is ${describeValue(
        written,
      )}; OpenSLO knows the form ${amount}${unit} only`,
    );
  }
}

function warnOfReference(
  at: Decoded,
  kind: string,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  const name = String(at.value);
  const reference = index.find(kind, name);
  if (reference.kind === 'missing') {
    const near = didYouMean(name, index.namesOf(kind));
    found.warning(
      at,
      'dangling_reference',
      `is "${name}", and none of the files has ${withArticle(
        kind,
      )} of that name; ${near ?? `add it or correct the name`}`,
    );
  } else if (reference.kind === 'faulty') {
    found.warning(
      at,
      'faulty_reference',
      `is "${name}", and the ${kind} of that name has errors; mend them`,
    );
  }
}

function warnOfSource(
  source: Decoded,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  if (textAt(source, 'type') !== '') {
    return;
  }
  const reference = source.fields.get('metricSourceRef');
  if (!reference || reference.zero) {
    found.warning(
      source,
      'unknown_source',
      'has neither type nor metricSourceRef, so nobody knows whom to ask; write type: Prometheus or metricSourceRef: <name of a DataSource>',
    );
  } else {
    warnOfReference(reference, 'DataSource', index, found);
  }
}

function warnOfOperator(condition: Decoded, found: ObjectFindings): void {
  const op = condition.fields.get('op');
  if (op?.value === 'lt' || op?.value === 'lte') {
    found.warning(
      op,
      'slow_burn',
      `is ${op.value}, so the condition holds while the budget burns slowly; write gte or gt`,
    );
  }
}

function warnOfAnnotations(metadata: Decoded, found: ObjectFindings): void {
  const annotations = childOrEmpty(metadata, 'annotations');
  for (const [key, at] of annotations.fields) {
    if (key.startsWith(RESERVED_PREFIX)) {
      found.warning(
        { path: pathOf(annotations.path, key), line: at.line },
        'reserved_annotation',
        `begins with ${RESERVED_PREFIX}, which OpenSLO keeps for itself; use a domain of your own`,
      );
    }
  }
}

function withArticle(kind: string): string {
  return /^[AS](L|lert)/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

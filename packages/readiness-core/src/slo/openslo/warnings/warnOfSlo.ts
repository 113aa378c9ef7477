import { didYouMean } from '../../../documents/suggest';
import { Decoded, itemsAt, textAt } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { ObjectIndex } from '../resolve/ObjectIndex';
import { resolveSli } from '../resolve/resolveSli';
import { placeOf } from '../rules/textRules';

/**
 * Warns of an SLO whose parts do not fit together, or of which a part counts for nothing.
 * @internal
 */
export function warnOfSlo(
  spec: Decoded,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  const objectives = itemsAt(spec, 'objectives');
  const sli = resolveSli(spec, objectives, index);
  const isComposite = sli.kind === 'composite';
  warnOfService(spec, index, found);
  warnOfNames(objectives, found);
  if (isComposite) {
    warnOfComposite(spec, objectives, found);
  }
  if (sli.kind === 'known') {
    const isThreshold = sli.definition.kind === 'threshold';
    warnOfMeasure(spec, objectives, isThreshold, found);
  }
  for (const objective of objectives) {
    warnOfTarget(objective, found);
    warnOfSlices(objective, textAt(spec, 'budgetingMethod'), found);
    if (!isComposite) {
      const why = 'the SLO is no composite';
      warnOfIgnored(objective, 'compositeWeight', why, found);
    }
  }
}

/** Only where there are Service objects at all: elsewhere the catalog knows the services. */
function warnOfService(
  spec: Decoded,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  const service = spec.fields.get('service');
  const name = textAt(spec, 'service');
  if (!service || name === '' || !index.has('Service')) {
    return;
  }
  if (index.find('Service', name).kind === 'missing') {
    const near = didYouMean(name, index.namesOf('Service'));
    found.warning(
      service,
      'dangling_reference',
      `is "${name}", and none of the files has a Service of that name; ${
        near ?? 'add it or correct the name'
      }`,
    );
  }
}

function warnOfNames(
  objectives: readonly Decoded[],
  found: ObjectFindings,
): void {
  const taken = new Set<string>();
  for (const objective of objectives) {
    const name = textAt(objective, 'displayName').trim();
    if (name !== '' && taken.has(name)) {
      found.warning(
        placeOf(objective, 'displayName'),
        'duplicate_objective',
        `is "${name}" like that of an objective before it; give each its own name`,
      );
    }
    taken.add(name);
  }
}

function warnOfComposite(
  spec: Decoded,
  objectives: readonly Decoded[],
  found: ObjectFindings,
): void {
  found.warning(
    placeOf(spec, 'objectives'),
    'composite',
    'have indicators of their own: the SLO is a composite, which is recognised and not computed yet',
  );
  for (const objective of objectives) {
    if (
      !objective.fields.has('indicator') &&
      !objective.fields.has('indicatorRef')
    ) {
      found.warning(
        objective,
        'missing_indicator',
        'has no indicator, but other objectives of this composite have one; give it indicator or indicatorRef',
      );
    }
  }
}

function warnOfMeasure(
  spec: Decoded,
  objectives: readonly Decoded[],
  isThreshold: boolean,
  found: ObjectFindings,
): void {
  if (isThreshold && objectives.length > 1) {
    found.warning(
      placeOf(spec, 'objectives'),
      'threshold_objectives',
      `has ${objectives.length} items; OpenSLO v1 allows one objective for a threshold metric: write an SLO for each`,
    );
  }
  for (const objective of objectives) {
    for (const name of ['op', 'value']) {
      if (!isThreshold) {
        const why = 'the indicator is a ratio';
        warnOfIgnored(objective, name, why, found);
      } else if (!objective.fields.has(name)) {
        found.warning(
          placeOf(objective, name),
          'missing_threshold',
          'is missing, and the indicator is a threshold metric, so the objective cannot be counted; write op: lte and value: 0.5, for example',
        );
      }
    }
  }
}

function warnOfTarget(objective: Decoded, found: ObjectFindings): void {
  const target = objective.fields.get('target');
  const percent = objective.fields.get('targetPercent');
  const at = target ?? percent;
  if (at?.value === 0) {
    found.warning(
      at,
      'no_target',
      'is 0, which is always met; write a share, such as target: 0.999',
    );
  }
  const value = percent?.value;
  if (percent && typeof value === 'number' && value > 0 && value < 1) {
    found.warning(
      percent,
      'percent_as_ratio',
      `is ${value}, which is less than one percent; for a share write target: ${value}`,
    );
  }
}

function warnOfSlices(
  objective: Decoded,
  method: string,
  found: ObjectFindings,
): void {
  const why = `budgetingMethod is ${method}`;
  if (method !== 'Timeslices') {
    warnOfIgnored(objective, 'timeSliceTarget', why, found);
  }
  if (method === 'Occurrences') {
    warnOfIgnored(objective, 'timeSliceWindow', why, found);
  }
}

function warnOfIgnored(
  objective: Decoded,
  name: string,
  why: string,
  found: ObjectFindings,
): void {
  const at = objective.fields.get(name);
  if (at && !at.zero) {
    found.warning(
      at,
      'ignored_field',
      `counts for nothing, because ${why}; remove it`,
    );
  }
}

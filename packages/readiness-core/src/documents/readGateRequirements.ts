import { GateRequirement } from '../governance/documentTypes';
import { DiagnosticList } from './DiagnosticList';
import { KnownLevels } from './KnownLevels';
import { itemsOf, Located, mapOf } from './located';
import { readFields } from './readFields';
import {
  labelOf,
  Reader,
  readList,
  readMap,
  readOneOf,
  wrongType,
} from './readers';

import { readTieredLevels } from './readTieredLevels';
import { readName, readShare } from './valueReaders';
import { withoutUndefined } from './withoutUndefined';

const RIGHT =
  'a map such as { standard: production-readiness, level: foundation } or { slo: { budget: not-exhausted } }';

const LEVEL_SHAPE = {
  standard: readName,
  level: readTieredLevels,
  exemptions: readOneOf(['accepted', 'refused']),
  declaredAtMost: readShare,
};

const SLO_SHAPE = {
  slo: readMap(
    { budget: readOneOf(['not-exhausted', 'by-policy']) },
    { right: 'a map such as { budget: not-exhausted }', required: ['budget'] },
  ),
};

const readRequirement: Reader<GateRequirement> = (at, found) => {
  const map = mapOf(at);
  if (!map) {
    return wrongType(at, found, RIGHT);
  }
  const what = labelOf(at.path);
  if (map.fields.has('slo')) {
    const { slo } = readFields(map, SLO_SHAPE, found, { what });
    return slo?.budget && { kind: 'slo', budget: slo.budget };
  }
  const read = readFields(map, LEVEL_SHAPE, found, {
    what,
    required: ['standard', 'level'],
  });
  const { standard, level: levels, exemptions, declaredAtMost } = read;
  return standard === undefined || levels === undefined
    ? undefined
    : withoutUndefined({
        kind: 'level' as const,
        standard,
        levels,
        exemptions: exemptions ?? 'accepted',
        declaredAtMost,
      });
};

const readItems = readList({
  item: readRequirement,
  right: 'a list of { standard, level } and { slo }',
  identity: identityOf,
});

/**
 * What a gate asks for. One requirement for each standard and one for SLOs, because each has one answer.
 * @internal
 */
export function readGateRequirements(
  at: Located,
  known: KnownLevels,
  found: DiagnosticList,
): readonly GateRequirement[] | undefined {
  for (const item of itemsOf(at) ?? []) {
    verifyNames(item, known, found);
  }
  return readItems(at, found);
}

function identityOf(requirement: GateRequirement): string {
  return requirement.kind === 'slo' ? 'slo' : `level:${requirement.standard}`;
}

function verifyNames(
  at: Located,
  known: KnownLevels,
  found: DiagnosticList,
): void {
  const fields = mapOf(at)?.fields;
  const standardAt = fields?.get('standard')?.at;
  const standard = standardAt?.node.value;
  if (!standardAt || typeof standard !== 'string') {
    return;
  }
  known.verifyStandard(standardAt, standard, found);
  const levelAt = fields?.get('level')?.at;
  for (const place of levelAt ? placesOf(levelAt) : []) {
    const level = place.node.value;
    if (typeof level === 'string') {
      known.verifyLevel(place, { standard, level }, found);
    }
  }
}

function placesOf(levelAt: Located): readonly Located[] {
  const map = mapOf(levelAt);
  return map ? [...map.fields.values()].map(({ at }) => at) : [levelAt];
}

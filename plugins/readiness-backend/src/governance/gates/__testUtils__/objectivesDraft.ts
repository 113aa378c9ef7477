import { sloDefinition } from '../../../__testUtils__/insertSlos';
import { SloDraft } from '../../../slo/definitions/SloDraft';

/** The objectives of one SLO by name, each with the indicator that it has. */
export type Objectives = Readonly<Record<string, string>>;

const NO_SLO: SloDraft = {
  slos: [],
  slis: [],
  objectives: [],
  files: new Map(),
};

/** What is to be in force when an entity has one SLO, or none when that has no objectives. */
export function objectivesDraft(
  entityRef: string,
  objectives: Objectives,
): SloDraft {
  const limits = ['fast', 'slow', 'late', 'new'];
  const definition = sloDefinition('shop', {
    objectives: Object.entries(objectives).map(([name, sliId]) => ({
      ...{ name, target: 0.999 },
      threshold: { operator: 'lt', limit: limits.indexOf(sliId) },
    })),
  });
  const { sli } = definition;
  if (sli.kind !== 'known' || definition.objectives.length === 0) {
    return NO_SLO;
  }
  const slo = {
    definition,
    sloId: 'shop',
    entityRef,
    isLastValid: false,
  };
  const sliIds = Object.values(objectives);
  return {
    slos: [slo],
    slis: sliIds.map(sliId => ({
      ...{ sliId, definition: sli.definition, sliceSeconds: 300, series: null },
      source: { kind: 'chosen', source: 'push', type: 'push' },
    })),
    objectives: sliIds.map((sliId, position) => ({
      ...{ slo, entityRef, sliId, position },
    })),
    files: new Map(),
  };
}

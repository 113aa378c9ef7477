import { JsonValue } from '@backstage/types';
import { decideGate, Fact, Gate, GateInput } from 'backstage-readiness-core';
import { entityOf } from '../../__testUtils__/insertRows';
import { testPublication } from '../../__testUtils__/testPublication';
import { Publication } from '../../standards/Publication';
import { GATE_DOCUMENTS } from './__testUtils__/gateDocuments';
import { gateNamed } from './gateNamed';
import { gateSnapshot } from './gateSnapshot';

const NOW = Date.UTC(2026, 10, 26, 12);
const MOST_BYTES = 256 * 1024;
const publication = testPublication(GATE_DOCUMENTS);
const OBJECTIVES = [
  {
    slo: 'availability',
    objective: 'availability',
    state: 'exhausted' as const,
    budgetRemainingAtLeast: -0.2,
    removed: { at: NOW - 1, countsUntil: NOW + 1 },
  },
];

function snapshotOf(
  value: JsonValue,
  parts: { gate?: Gate; publication?: Publication } = {},
) {
  const { gate = gateNamed(publication, 'production-release') } = parts;
  const published = parts.publication ?? publication;
  const fact: Fact = {
    factId: 'oncall.responders',
    observation: { kind: 'value', value },
    observedAt: NOW,
    source: 'test',
    provenance: 'measured',
  };
  const counted = { standards: [], gates: [] };
  const input: GateInput = {
    input: {
      entity: entityOf('shop'),
      entityRef: 'component:default/shop',
      tier: { kind: 'declared', tier: 2 },
      facts: new Map([[fact.factId, fact]]),
      now: NOW,
    },
    standards: published.documents.standards,
    errorBudgetPolicies: [],
    exemptionPolicies: [],
    objectives: OBJECTIVES,
    counted,
    review: { kind: 'none' },
    holds: [],
    belongsTo: [],
    context: {},
  };
  const text = gateSnapshot(
    { gate, input, decision: decideGate(gate, input) },
    {
      row: undefined,
      decisions: { attestations: [], exemptions: [], version: '' },
      ...{ objectives: OBJECTIVES, counted },
    },
    published,
  );
  return { bytes: Buffer.byteLength(text), ...JSON.parse(text) };
}

/** Standards of so many checks with so long ids that their statuses alone are too large. */
function hugePublication(): Publication {
  const [standard] = publication.documents.standards;
  const [check] = standard.checks;
  const standards = Array.from({ length: 8 }, (_, index) => ({
    ...standard,
    name: `standard-${index}`,
    checks: Array.from({ length: 500 }, (__, slot) => ({
      ...check,
      id: `${'x'.repeat(70)}-${slot}`,
    })),
  }));
  return {
    ...publication,
    documents: { ...publication.documents, standards },
  };
}

describe('gateSnapshot', () => {
  /** The bytes of everything but the value. */
  const around = snapshotOf('').bytes;

  it.each([
    ['keeps what just fits', 'x'.repeat(MOST_BYTES - around), true],
    [
      'leaves out values for one byte too many',
      'x'.repeat(MOST_BYTES - around + 1),
      false,
    ],
    [
      'counts bytes, not characters',
      'ä'.repeat(Math.ceil((MOST_BYTES - around + 1) / 2)),
      false,
    ],
  ])('%s', (_, value, isKept) => {
    const { bytes, standards } = snapshotOf(value);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(standards.production).toMatchObject({
      level: null,
      statuses: { rotation: expect.any(String) },
      valuesUsed: isKept ? { 'oncall.responders': value } : null,
    });
  });

  it('leaves out the statuses where even they are too many, and keeps what people decided and promised', () => {
    const huge = hugePublication();
    const gate: Gate = {
      ...gateNamed(publication, 'new-service'),
      require: huge.documents.standards.map(({ name, levels }) => ({
        kind: 'level',
        standard: name,
        levels: { byTier: {}, default: levels[0] },
        exemptions: 'accepted',
      })),
    };
    const shortened = snapshotOf(3, { gate, publication: huge });
    expect(shortened).toMatchObject({
      standards: {},
      objectives: OBJECTIVES,
      attestations: [],
      exemptions: [],
      tier: { kind: 'declared', tier: 2 },
    });
    expect(shortened.bytes).toBeLessThan(10_000);
  });
});

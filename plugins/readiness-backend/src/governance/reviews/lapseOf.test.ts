import {
  GateDecision,
  GateRequirementResult,
  MissingResult,
} from 'backstage-readiness-core';
import { lapseOf } from './lapseOf';

function decision(
  missing: Partial<MissingResult>[] = [],
  judged: 0 | 1 | 2 | 3 = 1,
): GateDecision {
  const level: GateRequirementResult = {
    ...{ id: 'level:production', kind: 'level', approvers: [] },
    outcome: missing.length > 0 ? 'not-met' : 'met',
    reason: 'foundation is not reached',
    missing: missing.map(one => ({
      ...{ standard: 'production', checkId: 'rotation', title: 'Rotation' },
      ...{ level: 'foundation', status: 'fail', stale: false },
      ...{ reason: 'No', who: 'owner', ...one },
    })),
  };
  return {
    ...{ gate: 'production-release', answer: 'allow', mode: 'block' },
    ...{ summary: '', requirements: [level], claims: [] },
    tier: { judged, declared: { kind: 'declared', tier: judged } },
  };
}

describe('lapseOf', () => {
  const basis = { tier: 1, levelReached: true };

  it('holds while nothing changes, and for a less critical tier', () => {
    expect(lapseOf(basis, decision())).toEqual({
      kind: 'holds',
      levelReached: true,
    });
    expect(lapseOf(basis, decision([], 2)).kind).toBe('holds');
  });

  it('falls with a more critical tier', () => {
    expect(lapseOf(basis, decision([], 0))).toEqual({
      kind: 'lapses',
      reason: 'It is judged by tier 0 now and was approved by tier 1',
    });
  });

  it('falls when a check that the level needs fails', () => {
    expect(lapseOf(basis, decision([{ status: 'fail' }]))).toEqual({
      kind: 'lapses',
      reason: 'foundation is not reached',
    });
  });

  it.each([
    { status: 'no-data' as const },
    { status: 'error' as const },
    { status: 'fail' as const, stale: true },
  ])('waits while the level cannot be told: %p', missing => {
    expect(lapseOf(basis, decision([missing])).kind).toBe('holds');
  });

  it('does not fall by a level that was never reached, until it was', () => {
    const early = { ...basis, levelReached: false };
    const failing = decision([{ status: 'fail' }]);
    expect(lapseOf(early, failing)).toEqual({
      kind: 'holds',
      levelReached: false,
    });
    expect(lapseOf(early, decision())).toEqual({
      kind: 'holds',
      levelReached: true,
    });
  });
});

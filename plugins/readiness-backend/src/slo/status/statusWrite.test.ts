import { ObjectiveStatus } from 'backstage-readiness-core';
import { statusWrite } from './statusWrite';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;

const identity = {
  entity_ref: 'component:default/shop',
  slo: 'availability',
  objective: 'objective-1',
  slo_id: 'slo',
  sli_id: 'sli',
  position: 0,
  target: 0.999,
};

function status(parts: Partial<ObjectiveStatus> = {}): ObjectiveStatus {
  return {
    state: 'ok',
    reason: 'Enough is left',
    target: 0.999,
    windowStart: NOW - 28 * DAY,
    windowEnd: NOW,
    countedUntil: NOW,
    attainment: 0.9995,
    budgetConsumed: 0.5,
    budgetRemaining: 0.5,
    budgetRemainingAtLeast: 0.5,
    budgetRemainingSeconds: 1209.6,
    good: 9995,
    bad: 5,
    total: 10_000,
    burnRates: {
      ...{ '5m': 0.5, '30m': 0.5, '1h': 0.5, '2h': 0.5, '6h': 0.5 },
      ...{ '1d': 0.5, '3d': 0.5, window: 0.5 },
    },
    secondsToExhaustion: null,
    lastsUntilReset: false,
    alert: null,
    alertReasons: [],
    lowTraffic: false,
    coverage: 1,
    met: true,
    ...parts,
  };
}

function write(
  next: ObjectiveStatus,
  options: { before?: ObjectiveStatus; now?: number } = {},
) {
  const { before, now = NOW } = options;
  const by = { now, cause: 'reading' as const };
  const first = before && statusWrite(identity, undefined, before, by);
  const row = first?.kind === 'changed' ? first.row : undefined;
  return statusWrite(identity, row, next, by);
}

describe('statusWrite', () => {
  it('writes a new objective, with a change from nothing', () => {
    expect(write(status())).toMatchObject({
      kind: 'changed',
      row: { state: 'ok', state_since: NOW },
      change: { from_state: null, to_state: 'ok' },
    });
  });

  it('writes nothing for noise, for later data and for a rolling window that moves', () => {
    const later = status({
      windowStart: NOW - 28 * DAY + 5 * MINUTE,
      windowEnd: NOW,
      // The last slice has no data.
      countedUntil: NOW - 5 * MINUTE,
      attainment: 0.9995 + 1e-9,
      budgetRemaining: 0.5 + 1e-7,
      good: 10_005,
    });
    expect(write(later, { before: status() })).toEqual({ kind: 'unchanged' });
  });

  it('writes the row when a calendar window begins anew', () => {
    const month = status({ windowEnd: NOW + DAY });
    const next = status({ windowStart: NOW, windowEnd: NOW + 30 * DAY });
    expect(write(next, { before: month })).toMatchObject({ kind: 'changed' });
  });

  it('writes a figure that changed, without an entry in the log', () => {
    const result = write(status({ budgetRemaining: 0.4 }), {
      before: status(),
    });
    expect(result).toMatchObject({ kind: 'changed' });
    expect(result).not.toHaveProperty('change');
  });

  it('logs a change of state and of alert, and since when the state lasts', () => {
    const burning = status({ state: 'at-risk', alert: 'page' });
    expect(write(burning, { before: status() })).toMatchObject({
      row: { state_since: NOW },
      change: {
        ...{ from_state: 'ok', to_state: 'at-risk', to_alert: 'page' },
        cause: 'reading',
      },
    });
  });
});

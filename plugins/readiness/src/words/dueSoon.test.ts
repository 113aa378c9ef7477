import { emptyGovernance, entityGovernance, NOW } from '../__fixtures__';
import { dueSoon } from './dueSoon';

const now = Date.parse(NOW);

describe('dueSoon', () => {
  it('lists what ends or is owed within 30 days, the soonest first', () => {
    expect(
      dueSoon(entityGovernance, now).map(({ kind, title, overdue }) => [
        kind,
        title,
        overdue,
      ]),
    ).toEqual([
      ['condition', 'Link the load test to the dashboard', true],
      ['break-glass', 'The checkout loses orders', false],
      ['exemption', 'No critical vulnerability is older than 15 days', false],
      ['attestation', 'A restore was tested', false],
    ]);
  });

  it('leaves out what ends later, has ended, or waits for a decision', () => {
    const [condition] = entityGovernance.followUps;

    expect(
      dueSoon(
        { ...entityGovernance, followUps: [{ ...condition, state: 'closed' }] },
        now - 60 * 86_400_000,
      ),
    ).toEqual([]);
    expect(dueSoon(emptyGovernance, now)).toEqual([]);
  });
});

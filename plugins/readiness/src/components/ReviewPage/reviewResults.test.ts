import { approvedExemption, reviewView } from '../../__fixtures__';
import { exemptUntil, sortReviewResults } from './reviewResults';

const [{ results }] = reviewView.snapshot.scorecards;

describe('sortReviewResults', () => {
  it('puts failures first, what is exempt last, and what is met apart', () => {
    const { open, met, exempt } = sortReviewResults(results);

    expect(open.map(({ checkId }) => checkId)).toEqual([
      'on-call-rotation',
      'pipeline-success',
      'vulnerabilities',
    ]);
    expect(met.map(({ checkId }) => checkId)).toEqual([
      'runbook-linked',
      'restore-tested',
    ]);
    expect(exempt).toBe(1);
  });

  it('takes a warning for worth a look', () => {
    const [passed] = results;
    const { open, met } = sortReviewResults([{ ...passed, status: 'warn' }]);

    expect(open).toHaveLength(1);
    expect(met).toHaveLength(0);
  });
});

describe('exemptUntil', () => {
  const { standard, checkId, endsAt } = approvedExemption;

  it('is the last end of the exemptions that hold', () => {
    const later = { ...approvedExemption, endsAt: '2027-02-01T00:00:00.000Z' };

    expect(exemptUntil([later, approvedExemption], standard, checkId)).toBe(
      later.endsAt,
    );
    expect(exemptUntil([approvedExemption], standard, checkId)).toBe(endsAt);
  });

  it.each([
    [{ ...approvedExemption, state: 'requested' as const }],
    [{ ...approvedExemption, standard: 'other' }],
    [{ ...approvedExemption, checkId: 'other' }],
  ])('knows none where none holds for the check', exemption => {
    expect(exemptUntil([exemption], standard, checkId)).toBeUndefined();
  });
});

import { NoticeRow, noticesOf } from './noticesOf';

const change = (parts: Partial<NoticeRow> = {}): NoticeRow => ({
  entity_ref: 'component:default/shop',
  slo: 'availability',
  objective: 'objective-1',
  from_state: 'ok',
  to_state: 'exhausted',
  reason: 'Nothing is left',
  owner_ref: 'group:default/shop',
  title: 'Availability',
  asked: [],
  ...parts,
});

describe('noticesOf', () => {
  it('tells the owner what happened and what the policy asks for', () => {
    expect(noticesOf([change({ asked: ['Only fixes go out'] })])).toEqual([
      {
        owner: 'group:default/shop',
        title: 'Availability: error budget is exhausted',
        description:
          'Availability (component:default/shop) is exhausted: Nothing is left. Only fixes go out.',
        link: '/catalog/default/component/shop/readiness',
        severity: 'high',
      },
    ]);
  });

  it('puts all changes of an owner into one message', () => {
    const changes = Array.from({ length: 12 }, (_, index) =>
      change({
        slo: `slo-${index}`,
        entity_ref: `component:default/s${index}`,
      }),
    );
    const [notice, ...others] = noticesOf(changes);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      title: 'Error budgets of 12 objectives changed',
      link: '/readiness/slos',
    });
    expect(notice.description).toContain('And 2 more');
  });

  it('does not tell what came back by itself', () => {
    expect(
      noticesOf([
        change({ to_state: 'at-risk' }),
        change({ from_state: 'at-risk', to_state: 'ok' }),
      ]),
    ).toEqual([]);
  });

  it('tells where several changes ended', () => {
    const [notice] = noticesOf([
      change({ to_state: 'at-risk' }),
      change({ from_state: 'at-risk', to_state: 'exhausted' }),
    ]);
    expect(notice.title).toBe('Availability: error budget is exhausted');
  });

  it('tells that all is well again, quietly', () => {
    expect(
      noticesOf([change({ from_state: 'exhausted', to_state: 'ok' })]),
    ).toMatchObject([
      { title: 'Availability: error budget is fine again', severity: 'low' },
    ]);
  });

  it.each<Partial<NoticeRow>>([
    { to_state: 'stale' },
    { to_state: 'no-traffic' },
    { from_state: null, to_state: 'no-data' },
    { from_state: 'stale', to_state: 'ok' },
    { to_state: null },
    { owner_ref: null },
  ])('tells nobody of %p', parts => {
    expect(noticesOf([change(parts)])).toEqual([]);
  });
});

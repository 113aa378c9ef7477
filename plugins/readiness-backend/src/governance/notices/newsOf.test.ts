import { TEST_GATE, tellingEvent } from './__testUtils__/tellingEvent';
import { newsOf } from './newsOf';

const SHOP = 'group:default/shop';
const SRE = 'group:default/sre';
const PLATFORM = 'group:default/platform';
const COMMANDERS = 'group:default/commanders';
const ADA = 'user:default/ada';
const WRITTEN = {
  ...{ gate: TEST_GATE.name, comment: 'Shop has no runbook' },
  ...{ reason: 'Shop is down', text: 'Give Shop a runbook' },
};
const TAB = '/catalog/default/component/shop/readiness';

describe('newsOf', () => {
  it.each`
    kind                          | details                                          | act                             | know
    ${'attestation-made'}         | ${{ state: 'in-force' }}                         | ${[]}                           | ${[SHOP]}
    ${'attestation-made'}         | ${{ state: 'awaiting-review' }}                  | ${[SHOP]}                       | ${[]}
    ${'attestation-confirmed'}    | ${{}}                                            | ${[]}                           | ${[ADA, SHOP]}
    ${'attestation-refused'}      | ${{}}                                            | ${[ADA]}                        | ${[SHOP]}
    ${'attestation-withdrawn'}    | ${{}}                                            | ${[]}                           | ${[ADA, SHOP]}
    ${'exemption-requested'}      | ${{}}                                            | ${[SRE]}                        | ${[]}
    ${'exemption-approved'}       | ${{}}                                            | ${[]}                           | ${[ADA, SHOP, SRE]}
    ${'exemption-rejected'}       | ${{}}                                            | ${[ADA]}                        | ${[SHOP, SRE]}
    ${'exemption-revoked'}        | ${{}}                                            | ${[ADA, SHOP]}                  | ${[SRE]}
    ${'exemption-withdrawn'}      | ${{}}                                            | ${[]}                           | ${[ADA, SRE]}
    ${'standing-changed'}         | ${{ kind: 'tier', from: '1', to: '3' }}          | ${[SRE]}                        | ${[SHOP]}
    ${'standing-changed'}         | ${{ kind: 'tier', from: '1', to: 'undeclared' }} | ${[SHOP]}                       | ${[]}
    ${'standing-confirmed'}       | ${{ kind: 'tier', from: '1', to: '3' }}          | ${[]}                           | ${[SHOP, SRE]}
    ${'hold-set'}                 | ${{}}                                            | ${[]}                           | ${[SRE, PLATFORM, COMMANDERS]}
    ${'hold-lifted'}              | ${{}}                                            | ${[]}                           | ${[SRE, PLATFORM, COMMANDERS]}
    ${'glass-broken'}             | ${{}}                                            | ${[COMMANDERS, PLATFORM, SHOP]} | ${[SRE]}
    ${'follow-up-raised'}         | ${{ owner: null }}                               | ${[SHOP]}                       | ${[]}
    ${'follow-up-raised'}         | ${{ owner: ADA }}                                | ${[ADA]}                        | ${[SHOP]}
    ${'follow-up-closed'}         | ${{}}                                            | ${[]}                           | ${[SHOP, PLATFORM]}
    ${'review-requested'}         | ${{}}                                            | ${[SRE]}                        | ${[]}
    ${'review-approved'}          | ${{}}                                            | ${[]}                           | ${[ADA, SHOP, SRE, PLATFORM]}
    ${'review-changes-requested'} | ${{}}                                            | ${[ADA]}                        | ${[SHOP, SRE, PLATFORM]}
    ${'review-rejected'}          | ${{}}                                            | ${[ADA]}                        | ${[SHOP, SRE, PLATFORM]}
    ${'review-withdrawn'}         | ${{}}                                            | ${[]}                           | ${[SRE]}
    ${'review-lapsed'}            | ${{}}                                            | ${[SHOP]}                       | ${[SRE, PLATFORM]}
    ${'evidence-exported'}        | ${{}}                                            | ${[]}                           | ${[]}
  `('$kind $details: $act must act, $know need not', row => {
    const news = newsOf(
      tellingEvent({
        ...{ kind: row.kind, requestedBy: ADA, approver: SRE },
        details: { ...WRITTEN, ...row.details },
      }),
    );
    const told = (urgency: string) =>
      news
        .filter(one => one.urgency === urgency)
        .map(({ recipient }) => recipient);
    expect(told('act')).toEqual(row.act);
    expect(told('know')).toEqual(row.know);
    // Who owns the entity, and who asked, alone.
    const named = news.filter(one => one.named);
    expect([SHOP, ADA]).toEqual(
      expect.arrayContaining(named.map(({ recipient }) => recipient)),
    );
    const hidden = news.filter(one => !one.named);
    expect(
      hidden.filter(({ text, link }) => /shop/i.test(`${text} ${link}`)),
    ).toEqual([]);
  });

  it.each`
    kind                          | subject            | to          | link
    ${'attestation-made'}         | ${'attestation:7'} | ${SHOP}     | ${TAB}
    ${'exemption-requested'}      | ${'exemption:7'}   | ${SRE}      | ${'/readiness/exemptions?state=requested&standard=production&check=rotation'}
    ${'exemption-approved'}       | ${'exemption:7'}   | ${SHOP}     | ${TAB}
    ${'exemption-approved'}       | ${'exemption:7'}   | ${SRE}      | ${'/readiness/exemptions?state=approved&standard=production&check=rotation'}
    ${'standing-changed'}         | ${'standing:7'}    | ${SRE}      | ${'/readiness/standing-changes?state=open'}
    ${'standing-changed'}         | ${'standing:7'}    | ${SHOP}     | ${TAB}
    ${'hold-set'}                 | ${'hold:7'}        | ${PLATFORM} | ${'/readiness/gates/production-release'}
    ${'glass-broken'}             | ${'glass:7'}       | ${SHOP}     | ${TAB}
    ${'glass-broken'}             | ${'glass:7'}       | ${PLATFORM} | ${'/readiness/gates/production-release'}
    ${'follow-up-raised'}         | ${'follow-up:7'}   | ${SHOP}     | ${'/readiness/follow-ups?entity=component%3Adefault%2Fshop'}
    ${'follow-up-closed'}         | ${'follow-up:7'}   | ${PLATFORM} | ${'/readiness/follow-ups'}
    ${'review-requested'}         | ${'review:7'}      | ${SRE}      | ${'/readiness/reviews/7'}
    ${'review-changes-requested'} | ${'review:7'}      | ${ADA}      | ${'/readiness/reviews/7'}
  `('$kind leads $to to $link', ({ kind, subject, to, link }) => {
    const isHold = kind === 'hold-set';
    const news = newsOf(
      tellingEvent({
        ...{ kind, subject, requestedBy: ADA, approver: SRE },
        aboutRef: isHold ? null : 'component:default/shop',
        details: {
          ...{ gate: TEST_GATE.name },
          ...{ standard: 'production', checkId: 'rotation' },
        },
      }),
    );
    expect(news.find(({ recipient }) => recipient === to)?.link).toBe(link);
  });

  it('names the entity to its owner only, also where the owner is told as another as well', () => {
    const news = newsOf(
      tellingEvent({
        kind: 'glass-broken',
        gates: [{ ...TEST_GATE, owner: SHOP }],
        details: { gate: TEST_GATE.name, reason: 'All is down' },
      }),
    );
    expect(news.map(({ recipient, text }) => [recipient, text])).toEqual([
      [
        COMMANDERS,
        'Bob has broken the glass of Production release for an entity',
      ],
      [
        SHOP,
        'Bob has broken the glass of Production release for Shop: All is down',
      ],
      [SRE, expect.stringContaining('for an entity')],
    ]);
  });

  it('tells what is owed to who owns the entity, and to whom owes it only that something is', () => {
    const news = newsOf(
      tellingEvent({
        kind: 'follow-up-raised',
        details: {
          ...{ gate: TEST_GATE.name, owner: ADA, text: 'Give Shop a runbook' },
          dueAt: Date.UTC(2026, 11, 1),
        },
      }),
    );
    expect(news.map(({ recipient, text }) => [recipient, text])).toEqual([
      [ADA, 'For an entity something is owed by 2026-12-01'],
      [SHOP, 'For Shop this is owed by 2026-12-01: Give Shop a runbook'],
    ]);
  });

  it('says why a gate is stopped, which is about no entity', () => {
    const news = newsOf(
      tellingEvent({
        ...{ kind: 'hold-set', aboutRef: null, owner: null },
        details: { gate: TEST_GATE.name, reason: 'Peak' },
      }),
    );
    expect(new Set(news.map(({ text }) => text))).toEqual(
      new Set(['Bob has stopped Production release: Peak']),
    );
  });

  it('tells neither who acted, nor policies and services', () => {
    const decided = tellingEvent({ kind: 'review-approved', gates: [] });
    for (const requestedBy of [decided.actor, 'policy:exemptions', null]) {
      expect(newsOf({ ...decided, owner: null, requestedBy })).toEqual([]);
    }
  });

  it('leaves out of groups who acted, and who is told in person: at once only those who are told at once', () => {
    const knownTo = (kind: 'exemption-rejected' | 'exemption-revoked') =>
      newsOf(
        tellingEvent({ kind, requestedBy: ADA, approver: 'user:default/eve' }),
      ).map(({ recipient, knownBy }) => [recipient, knownBy]);
    expect(knownTo('exemption-rejected')).toContainEqual([
      SHOP,
      ['user:default/bob', ADA, 'user:default/eve'],
    ]);
    expect(knownTo('exemption-revoked')).toContainEqual([
      SHOP,
      ['user:default/bob', ADA],
    ]);
  });

  it.each`
    kind                    | details                                                                | text
    ${'attestation-made'}   | ${{ answer: 'not-applicable', state: 'awaiting-review' }}              | ${'Bob has signed off Rotation for Shop as not applicable; another person has to confirm it'}
    ${'attestation-made'}   | ${{ answer: 'met', state: 'in-force', reconfirms: '3' }}               | ${'Bob has signed off Rotation again for Shop as met'}
    ${'exemption-approved'} | ${{ endsAt: '2027-01-10T00:00:00.000Z', comment: 'Until the vendor' }} | ${'Bob has approved the exemption of Rotation for Shop until 2027-01-10: Until the vendor'}
    ${'standing-changed'}   | ${{ kind: 'tier', from: '1', to: '3' }}                                | ${'The change of Shop from tier 1 to 3 counts at gates once a person who does not own it has confirmed it'}
    ${'standing-changed'}   | ${{ kind: 'scope', subject: 'production' }}                            | ${'The change that Shop leaves the scope of Rotation counts at gates once a person who does not own it has confirmed it'}
    ${'standing-changed'}   | ${{ kind: 'tier', from: '1', to: 'undeclared' }}                       | ${'Shop declares no tier any more; tier 1 goes on counting at gates until one is declared'}
    ${'follow-up-raised'}   | ${{ text: 'Add a runbook', dueAt: Date.UTC(2026, 11, 1) }}             | ${'For Shop this is owed by 2026-12-01: Add a runbook'}
    ${'review-approved'}    | ${{ gate: 'production-release', conditions: 1 }}                       | ${'Bob has approved, with 1 condition, Shop at Production release'}
    ${'review-lapsed'}      | ${{ gate: 'production-release', reason: 'Tier 0 now' }}                | ${'The approval of Shop at Production release has fallen: Tier 0 now'}
  `('$kind $details reads "$text"', ({ kind, details, text }) => {
    const news = newsOf(tellingEvent({ kind, details, title: 'Rotation' }));
    expect(news.find(({ recipient }) => recipient === SHOP)?.text).toBe(text);
  });
});

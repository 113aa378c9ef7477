import { attestable, NOW } from '../../__fixtures__';
import { endOfDay } from '../../words/endOfDay';
import {
  EMPTY_SIGN_OFF,
  endOfForm,
  isEvidenceUrl,
  newAttestation,
  periodsOf,
  SignOffEnd,
  SignOffForm,
  signOffProblems,
} from './signOffForm';

const [required, optional] = attestable;
const now = Date.parse(NOW);

const form = (changed: Partial<SignOffForm>): SignOffForm => ({
  ...EMPTY_SIGN_OFF,
  answer: 'met',
  ...changed,
});

const notApplicable = (changed: Partial<SignOffForm>) =>
  form({ answer: 'not-applicable', ...changed });

const until = (day: string) => form({ text: 'x', period: 'date', until: day });

describe('signOffProblems', () => {
  it.each([
    ['nothing filled in', EMPTY_SIGN_OFF, ['answer']],
    ['no evidence where it is asked for', form({}), ['evidence']],
    ['a "not met", which needs none', form({ answer: 'not-met' }), []],
    ['a "not applicable" without a word', notApplicable({}), ['comment']],
    [
      'a "not applicable" with blanks and a link alone',
      notApplicable({
        ...{ comment: ' ', text: ' ' },
        links: [{ url: 'https://a.example.com', title: '' }],
      }),
      ['comment'],
    ],
    [
      'a "not applicable" with a comment',
      notApplicable({ comment: 'It keeps nothing' }),
      [],
    ],
    [
      'a "not applicable" with a text as evidence',
      notApplicable({ text: 'It keeps nothing' }),
      [],
    ],
    ['a text as evidence', form({ text: 'Seen it' }), []],
    [
      'a link as evidence',
      form({ links: [{ url: 'https://a.example.com', title: '' }] }),
      [],
    ],
    [
      'a link that no browser opens',
      form({ links: [{ url: 'file:///etc/hosts', title: '' }] }),
      ['url'],
    ],
    [
      'a title without a link',
      form({ text: 'x', links: [{ url: ' ', title: 'Minutes' }] }),
      ['url'],
    ],
    ['a day that is past', until('2026-11-01'), ['until']],
    ['a date that is not chosen yet', until(''), ['until']],
    ['no day at all', until('2026-02-31'), ['until']],
    ['a day ahead', until('2026-12-01'), []],
    ['the last day that the check allows', until('2027-05-21'), []],
    ['a day after it', until('2027-05-22'), ['late']],
    [
      'a day that was given up for a period',
      form({ text: 'x', period: 30, until: '2026-11-01' }),
      [],
    ],
  ])('finds in %s', (_, given, problems) => {
    expect(signOffProblems(given, required, now)).toEqual(problems);
  });

  it('asks for no evidence where the check does not', () => {
    expect(signOffProblems(form({}), optional, now)).toEqual([]);
  });
});

describe('isEvidenceUrl', () => {
  it.each([
    ['https://wiki.example.com/minutes', true],
    ['http://intranet/minutes', true],
    ['mailto:a@example.com', false],
    ['//example.com', false],
    ['minutes', false],
  ])('takes %s: %s', (url, taken) => {
    expect(isEvidenceUrl(url)).toBe(taken);
  });
});

describe('newAttestation', () => {
  it('sends what was given, without empty rows and spaces', () => {
    expect(
      newAttestation(
        form({
          links: [
            { url: ' https://a.example.com ', title: ' Minutes ' },
            { url: '', title: '' },
          ],
          comment: ' Done ',
          period: 'date',
          until: '2026-12-01',
        }),
        required,
      ),
    ).toEqual({
      standard: 'production-readiness',
      checkId: 'restore-tested',
      answer: 'met',
      comment: 'Done',
      evidence: {
        links: [{ url: 'https://a.example.com', title: 'Minutes' }],
      },
      validUntil: endOfDay('2026-12-01'),
    });
  });

  it('sends a period that is shorter than that of the check', () => {
    expect(
      newAttestation(form({ period: 30, until: '2026-12-01' }), optional),
    ).toEqual({
      standard: 'production-readiness',
      checkId: 'failover-signed',
      answer: 'met',
      validForDays: 30,
    });
  });

  it('leaves the end to the period of the check where none is chosen', () => {
    expect(newAttestation(form({}), optional)).toEqual({
      standard: 'production-readiness',
      checkId: 'failover-signed',
      answer: 'met',
    });
  });
});

describe('endOfForm', () => {
  const last = { day: '2027-05-21', at: '2027-05-21T12:00:00.000Z' };

  it.each<[string, Partial<SignOffForm>, SignOffEnd | undefined]>([
    ['the period of the check', {}, last],
    [
      'some days',
      { period: 30 },
      { day: '2026-12-22', at: '2026-12-22T12:00:00.000Z' },
    ],
    [
      'a date, at its end',
      { period: 'date', until: '2026-12-01' },
      { day: '2026-12-01' },
    ],
    [
      'the last day, on which the period of the check ends',
      { period: 'date', until: '2027-05-21' },
      last,
    ],
    [
      'a date that is too late',
      { period: 'date', until: '2027-06-01' },
      undefined,
    ],
    ['no date yet', { period: 'date' }, undefined],
  ])('tells when it ends, by %s', (_, changed, end) => {
    expect(endOfForm(form(changed), required, now)).toEqual(end);
  });
});

describe('periodsOf', () => {
  it.each([
    [400, ['check', 30, 90, 180, 365, 'date']],
    [180, ['check', 30, 90, 'date']],
    [0.5, ['check', 'date']],
  ])('offers only what is shorter than %d days', (validForDays, periods) => {
    expect(periodsOf({ validForDays })).toEqual(periods);
  });
});

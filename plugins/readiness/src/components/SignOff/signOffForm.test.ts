import { attestable, NOW } from '../../__fixtures__';
import { endOfDay } from '../../words/endOfDay';
import {
  EMPTY_SIGN_OFF,
  isEvidenceUrl,
  newAttestation,
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

describe('signOffProblems', () => {
  it.each([
    ['nothing filled in', EMPTY_SIGN_OFF, ['answer', 'evidence']],
    ['no evidence where it is asked for', form({}), ['evidence']],
    ['a "not met", which needs none', form({ answer: 'not-met' }), []],
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
    ['a day that is past', form({ text: 'x', until: '2026-11-01' }), ['until']],
    ['no day at all', form({ text: 'x', until: '2026-02-31' }), ['until']],
    ['a day ahead', form({ text: 'x', until: '2026-12-01' }), []],
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

  it('leaves the end to the period of the check where no day is given', () => {
    expect(newAttestation(form({}), optional)).toEqual({
      standard: 'production-readiness',
      checkId: 'failover-signed',
      answer: 'met',
    });
  });
});

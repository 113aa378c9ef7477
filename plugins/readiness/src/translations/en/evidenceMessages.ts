/** Words of the export of evidence. @internal */
export const evidenceMessages = {
  evidence: {
    title: 'Evidence',
    text: 'Results, sign-offs, exemptions, reviews and decisions of a period, in one archive.',
    period: 'Period',
    days: 'Last {{number}} days',
    dates: 'From one day to another',
    from: 'From',
    to: 'To, included',
    dayHelp: 'Days in UTC',
    ahead: 'It must not be after today',
    backwards: 'It must not be before the first day',
    export: 'Export evidence',
    exporting: 'The archive is being made.',
    exported: 'The archive is ready: {{name}}',
    digest: 'Digest',
    verify:
      'Keep the digest apart from the archive. Whether it is whole and unchanged is checked where it was saved with:',
    noDigest:
      'The answer named no digest. Compare the one that this command shows with the audit log:',
    failed: 'The evidence could not be exported',
  },
} as const;

/** Words that everything that people decide shares. @internal */
export const decisionMessages = {
  decision: {
    cancel: 'Cancel',
    comment: 'Comment',
    commentRequired: 'Required: others rely on it to understand the decision',
    commentOptional: 'Optional',
    conflict: 'Somebody else was faster',
    showPresent: 'Show the present state',
    notAllowed: 'You may not decide this',
    failed: 'It could not be done',
    today: 'less than a day',
    days_one: '{{number}} day',
    days_other: '{{number}} days',
    notKnown: 'Not known yet',
    nobody: 'Nobody',
  },
} as const;

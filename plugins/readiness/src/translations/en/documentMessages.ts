/** Words of gates and exemption policies as their documents have them. @internal */
export const documentMessages = {
  gateDocuments: {
    title: 'Gates',
    modeWarn: 'Warns',
    modeBlock: 'Blocks',
    modeWarnUntil: 'Warns; blocks from {{instant}} on',
    asks: 'What {{title}} asks for',
    level: '{{levels}} of the standard {{standard}}',
    levelOfTier: '{{level}} for tier {{tier}}',
    levelOtherwise: '{{level}} for every other tier',
    levelAlways: 'level {{level}}',
    levelNone: 'nothing for every other tier',
    exemptionsRefused: 'exemptions are not enough',
    declaredAtMost:
      'at most {{share}} of the results may rest on mere declarations',
    sloNotExhausted: 'No error budget is exhausted',
    sloByPolicy: 'What the error-budget policies say',
    reliabilityFix:
      'A change that mends reliability may pass an exhausted budget, with a link to its incident',
    freeze: 'Frozen from {{from}} to {{to}}: {{reason}}',
    freezeExcept: 'except for {{refs}}',
    review: 'A review by {{by}}, valid for {{duration}}',
    reviewWhen: 'A review by {{by}}, valid for {{duration}}, when',
    breakGlass:
      '{{by}} may break the glass for {{duration}}; the follow-up is due within {{followUp}}',
  },
  exemptionPolicies: {
    title: 'Exemption policies',
    rules: 'Who approves by {{title}}, the first that fits',
    columnTiers: 'Tiers',
    columnLevels: 'Levels',
    columnCategories: 'Categories',
    columnApprover: 'Approved by',
    columnLongest: 'At most for',
    allLevels: 'All',
    allCategories: 'All',
    automatic: 'Nobody has to, it is automatic',
    standards: 'Only of {{standards}}',
    undeclaredTier:
      'For an undeclared tier the strictest answer of any tier counts',
  },
} as const;

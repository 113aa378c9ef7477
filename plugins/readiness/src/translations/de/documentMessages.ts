/** German for gates and exemption policies as their documents have them. @internal */
export const documentMessages = {
  'gateDocuments.title': 'Gates',
  'gateDocuments.modeWarn': 'Warnt',
  'gateDocuments.modeBlock': 'Sperrt',
  'gateDocuments.modeWarnUntil': 'Warnt; sperrt ab {{instant}}',
  'gateDocuments.asks': 'Was {{title}} verlangt',
  'gateDocuments.level': '{{levels}} des Standards {{standard}}',
  'gateDocuments.levelOfTier': '{{level}} für Tier {{tier}}',
  'gateDocuments.levelOtherwise': '{{level}} für jeden anderen Tier',
  'gateDocuments.levelAlways': 'Stufe {{level}}',
  'gateDocuments.levelNone': 'nichts für jeden anderen Tier',
  'gateDocuments.exemptionsRefused': 'Ausnahmen reichen nicht',
  'gateDocuments.declaredAtMost':
    'höchstens {{share}} der Ergebnisse dürfen auf bloßen Angaben beruhen',
  'gateDocuments.sloNotExhausted': 'Kein Fehlerbudget ist aufgebraucht',
  'gateDocuments.sloByPolicy': 'Was die Regeln für Fehlerbudgets sagen',
  'gateDocuments.reliabilityFix':
    'Eine Änderung, die die Zuverlässigkeit herstellt, darf trotz aufgebrauchten Budgets durch, mit einem Link auf den Vorfall',
  'gateDocuments.freeze': 'Gesperrt von {{from}} bis {{to}}: {{reason}}',
  'gateDocuments.freezeExcept': 'außer für {{refs}}',
  'gateDocuments.review': 'Ein Review durch {{by}}, gültig für {{duration}}',
  'gateDocuments.reviewWhen':
    'Ein Review durch {{by}}, gültig für {{duration}}, wenn',
  'gateDocuments.breakGlass':
    '{{by}} darf das Glas für {{duration}} einschlagen; die Nacharbeit ist binnen {{followUp}} fällig',
  'exemptionPolicies.title': 'Regeln für Ausnahmen',
  'exemptionPolicies.rules': 'Wer nach {{title}} genehmigt, das Erste gilt',
  'exemptionPolicies.columnTiers': 'Tiers',
  'exemptionPolicies.columnLevels': 'Stufen',
  'exemptionPolicies.columnCategories': 'Kategorien',
  'exemptionPolicies.columnApprover': 'Genehmigt von',
  'exemptionPolicies.columnLongest': 'Höchstens für',
  'exemptionPolicies.allLevels': 'Alle',
  'exemptionPolicies.allCategories': 'Alle',
  'exemptionPolicies.automatic': 'Niemand muss, es geschieht von selbst',
  'exemptionPolicies.standards': 'Nur für {{standards}}',
  'exemptionPolicies.undeclaredTier':
    'Für einen nicht angegebenen Tier gilt die strengste Antwort für irgendeinen Tier',
} as const;

/** What the checks found in exactly this field, below it. */
export const fieldFindings = '/src/admin/field-findings/field-findings.tsx#FieldFindings'

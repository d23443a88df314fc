/** True for medicine that goes out on prescription alone, by its class; a word that is no class of drugs is none. */
export function needsPrescription(drugClass: string): drugClass is 'rx' | 'controlled' {
  return drugClass === 'rx' || drugClass === 'controlled';
}

/** Whether an address's hash is a scenario link: a mock session puts another world in place before its screen means anything. */
export const namesScenario = (hash: string): boolean => /[#&]scenario=/.test(hash)

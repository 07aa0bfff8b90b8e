/** `audience-console/scenarios`: the names and IDs of the worlds, and the types of what moves them. */
export { APPS, DEFAULT_SCENARIO, GROUPS, SCENARIO_NAMES, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
export type { ScenarioName } from '../mocks/scenarios/names.ts'
export type { ControlAnswer, ControlName, ControlParams } from '../mocks/control.ts'
export type { Fault } from '../mocks/faults.ts'

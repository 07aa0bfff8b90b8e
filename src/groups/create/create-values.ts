import * as v from 'valibot'
import type { Group } from '#api/groups.ts'
import { administratorsValue, allIds, NO_ADMINISTRATORS } from '../fields/administrators.ts'

/** What the fields of a new group hold. */
export const createValues = v.object({
  id: v.string(),
  name: v.string(),
  owner: v.string(),
  administrators: administratorsValue,
  information: v.string(),
})
export type CreateValues = v.InferOutput<typeof createValues>

export const BLANK: CreateValues = { id: '', name: '', owner: '', administrators: NO_ADMINISTRATORS, information: '' }

/** A group's values as they are, for one under another ID: also those that a new group may not have, which the form then says. */
export const copyOf = ({ name, owner, administrators, information }: Group): CreateValues => ({
  id: '',
  name,
  owner,
  administrators: { ids: administrators, typing: '' },
  information,
})

/** What the next group has in common with the one that was just created: who runs it. */
export const sameStaff = ({ owner, administrators }: CreateValues): CreateValues => ({
  ...BLANK,
  owner,
  administrators: { ids: allIds(administrators), typing: '' },
})

/** The next copy is all that was sent but the ID. */
export const sameButId = (sent: CreateValues): CreateValues => ({
  ...sent,
  id: '',
  administrators: { ids: allIds(sent.administrators), typing: '' },
})

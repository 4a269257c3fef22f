import { TableLoading } from '@/app/_parts/table-loading'

export default function PeopleLoading() {
  return <TableLoading what="People are" rows={8} filters />
}

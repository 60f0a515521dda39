import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTypedSearch } from '../../ui/use-typed-search'

interface SearchBoxProps {
  label: string
  /** As the address says. */
  searched: string
  onSearch: (text: string) => void
}

/** Where to type what is searched for. */
export function SearchBox({ label, searched, onSearch }: SearchBoxProps) {
  const { value, onType } = useTypedSearch(searched, onSearch)
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={1000}
      leftSection={<IconSearch size={16} />}
      rightSection={value !== '' && <CloseButton aria-label="Clear the search" size="sm" onClick={() => onType('')} />}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      style={{ flex: '1 1 220px', maxWidth: 420 }}
    />
  )
}

import RunbookCommands

RunbookProgram.main()

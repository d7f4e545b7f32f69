/// The lines that prepare a step's bash: they restore the state and see that the new one is written at the end.
///
/// Bash reads them from `BASH_ENV`, so that the step itself is an ordinary script whose line numbers are its own. No
/// descriptor is left open for them: bash opens what it needs by its path under /proc, and a process that a step
/// leaves behind holds nothing. They use builtins only, so that a step may unset PATH. Where a function calls `exit`, its
/// local variables are still in force and carry over as if they were global: bash does not tell them apart.
enum ShellBootstrap {
    /// What stands in the record before or after a part of it, in this order; a part without a mark follows another.
    enum Mark: String {
        case startVariables, restored, directory, variables, end
    }

    /// The lines of `BASH_ENV`: they read the others and let no step begin where those fail, be it by a syntax error.
    static func guarding(_ script: String) -> [UInt8] {
        Array(
            """
            builtin unset -v BASH_ENV
            builtin . \(script) && [[ -v __runbook_restored ]] || builtin exit 1
            builtin unset -v __runbook_restored

            """.utf8
        )
    }

    /// Composes the lines that define what is needed, note how the shell starts and restore the state.
    ///
    /// - Parameters:
    ///   - state: Statements that restore the state before the step, or stop the shell with a message.
    ///   - notesStart: Whether the shell notes how it starts; it starts as the one before did where it is given the same.
    ///   - record: The path of the file to which the shell appends what it finds.
    ///   - names: The path of the file to which it writes the names of its functions.
    /// - Returns: A script for bash.
    static func script(
        restoring state: [UInt8],
        notingStart notesStart: Bool,
        recordingTo record: String,
        namesTo names: String
    ) -> [UInt8] {
        let head = functions(record, names) + (notesStart ? start(record) : "")
        return Array(head.utf8) + state + Array(finish(record).utf8)
    }

    /// A NUL ends each part: no variable, name or text in bash can hold one.
    ///
    /// The parts of these functions themselves stay empty. ``traps`` is read when a step first sets a trap, never with
    /// the step's aliases.
    private static func functions(_ record: String, _ names: String) -> String {
        #"""
        __runbook_variables() {
            builtin declare -p
            builtin printf '\0%s\0' "$BASHOPTS"
        }
        __runbook_save() {
            builtin local -
            builtin set +exuvC
            {
                builtin printf 'directory\0'
                builtin pwd
                builtin printf '\0variables\0'
                __runbook_variables
                builtin alias -p
                builtin printf '\0'
                builtin declare -F >\#(names)
                builtin local __runbook_name
                builtin local -a __runbook_names
                builtin mapfile -t __runbook_names <\#(names)
                for __runbook_name in "${__runbook_names[@]##* }"; do
                    if [[ -n ${__runbook_name#trap} && -n ${__runbook_name##__runbook_*} ]]; then
                        builtin declare -f -- "$__runbook_name"
                    fi
                    builtin printf '\0'
                done
                builtin printf 'end\0'
            } 2>/dev/null >>\#(record)
            builtin return "$1"
        }
        builtin export -n __runbook_traps
        trap() {
            if ((BASH_SUBSHELL > 0)); then
                builtin trap "$@"
                builtin return
            fi
            { builtin local -; builtin set +aexuv; } 2>/dev/null
            if [[ -v __runbook_traps ]]; then
                case :$BASHOPTS: in
                *:expand_aliases:*)
                    builtin shopt -u expand_aliases
                    builtin eval "$__runbook_traps"
                    builtin shopt -s expand_aliases
                    ;;
                *) builtin eval "$__runbook_traps" ;;
                esac
                builtin unset -v __runbook_traps
            fi
            __runbook_trap "$@"
        }

        """#
    }

    /// Saves the state at the end of a step that has no EXIT trap of its own.
    private static let arming = "builtin trap '{ __runbook_save 0; } 2>/dev/null' EXIT"

    /// The variable that brings ``traps``; what a step starts does not inherit it.
    static let trapsVariable = "__runbook_traps"

    /// The functions that keep a step's own EXIT trap and run it after the state is saved.
    ///
    /// They come as a variable of the environment: few steps set a trap, and bash would read them at every step. A file
    /// would be gone when a step outlives the runner.
    static let traps = #"""
        __runbook_is_exit() {
            case ${1^^} in 0 | EXIT | SIGEXIT) builtin return 0 ;; esac
            builtin return 1
        }
        __runbook_trap() {
            case ${1-} in
            -- | -) ;;
            -?* | '')
                if (($# == 0)) || [[ -n $1 ]]; then
                    builtin trap "${__runbook_exit--}" EXIT
                    builtin trap "$@"
                    builtin set -- "$?"
                    __runbook_arm
                    builtin return "$1"
                fi
                ;;
            esac
            if [[ ${1-} == -- ]]; then builtin shift; fi
            builtin local __runbook_action=- __runbook_signal
            builtin local -a __runbook_others
            __runbook_others=()
            if (($# > 1)) && [[ $1 != +([0-9]) ]]; then
                __runbook_action=$1
                builtin shift
            fi
            for __runbook_signal; do
                if ! __runbook_is_exit "$__runbook_signal"; then
                    __runbook_others+=("$__runbook_signal")
                elif [[ $__runbook_action == - ]]; then
                    builtin unset -v __runbook_exit
                elif [[ $__runbook_action != *__runbook_save* ]]; then
                    __runbook_exit=$__runbook_action
                fi
            done
            __runbook_arm
            if ((${#__runbook_others[@]} > 0)); then
                builtin trap -- "$__runbook_action" "${__runbook_others[@]}"
            fi
        }
        __runbook_arm() {
            if [[ ! -v __runbook_exit ]]; then
                \#(arming)
            else
                builtin trap 'case $? in
                    0) __runbook_save 0; builtin eval "$__runbook_exit" ;;
                    *) __runbook_save "$?" || builtin eval "$__runbook_exit" ;;
                    esac' EXIT
            fi
        }
        """#

    private static func start(_ record: String) -> String {
        #"""
        {
            builtin printf 'startVariables\0'
            __runbook_variables
        } >>\#(record)

        """#
    }

    private static func finish(_ record: String) -> String {
        #"""
        builtin printf 'restored\0' >>\#(record)
        \#(arming)
        __runbook_restored=1
        """#
    }
}

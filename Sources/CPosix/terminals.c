#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int rb_open_terminal(char *slave, size_t capacity)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (master < 0)
        return -errno;
    int error = 0;
    if (grantpt(master) < 0 || unlockpt(master) < 0)
        error = errno;
    if (error == 0)
        error = ptsname_r(master, slave, capacity);
    if (error != 0) {
        close(master);
        return -error;
    }
    return master;
}

int rb_open_plain_slave(const char *slave)
{
    int descriptor = open(slave, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return -errno;
    struct termios mode;
    if (tcgetattr(descriptor, &mode) == 0) {
        mode.c_oflag &= ~(tcflag_t)OPOST;
        tcsetattr(descriptor, TCSANOW, &mode);
    }
    return descriptor;
}

int rb_get_window_size(int descriptor, uint16_t *rows, uint16_t *columns)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) < 0)
        return -errno;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int rb_set_window_size(int descriptor, uint16_t rows, uint16_t columns)
{
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(descriptor, TIOCSWINSZ, &size) < 0 ? -errno : 0;
}

size_t rb_terminal_mode_size(void)
{
    return sizeof(struct termios);
}

int rb_get_terminal_mode(int descriptor, void *mode)
{
    return tcgetattr(descriptor, mode) < 0 ? -errno : 0;
}

int rb_set_terminal_mode(int descriptor, const void *mode)
{
    while (tcsetattr(descriptor, TCSADRAIN, mode) < 0)
        if (errno != EINTR)
            return -errno;
    return 0;
}

int rb_set_raw_mode(int descriptor)
{
    struct termios mode;
    if (tcgetattr(descriptor, &mode) < 0)
        return -errno;
    cfmakeraw(&mode);
    return rb_set_terminal_mode(descriptor, &mode);
}
